/** While an answer is built; spreading optional keys into it costs several times the rest in bulk. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
