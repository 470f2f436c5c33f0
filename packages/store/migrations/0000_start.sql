CREATE TABLE `calendars` (
	`client` text NOT NULL,
	`hash` text NOT NULL,
	`documents` text NOT NULL,
	PRIMARY KEY(`client`, `hash`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `case_fields` (
	`client` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`client`, `field`, `value`, `seq`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`client` text NOT NULL,
	`seq` integer NOT NULL,
	`id` text NOT NULL,
	`policy` text NOT NULL,
	`version` integer NOT NULL,
	`attestation` text NOT NULL,
	`undetermined` integer NOT NULL,
	`receivedAt` integer,
	`createdAt` integer NOT NULL,
	`createdBy` text NOT NULL,
	`sourceHash` text NOT NULL,
	`effectiveHash` text NOT NULL,
	`calendarHash` text NOT NULL,
	`receivedText` text,
	`at` text NOT NULL,
	`classification` text NOT NULL,
	`disputes` text NOT NULL,
	`rates` text NOT NULL,
	`case` text NOT NULL,
	`decision` text NOT NULL,
	PRIMARY KEY(`client`, `seq`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_id` ON `cases` (`client`,`id`);--> statement-breakpoint
CREATE INDEX `cases_list` ON `cases` (`client`,`seq`,`policy`,`version`,`attestation`,`undetermined`,`receivedAt`,`id`);--> statement-breakpoint
CREATE INDEX `cases_attestation` ON `cases` (`attestation`,`client`,`seq`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` text PRIMARY KEY NOT NULL,
	`createdAt` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`client` text NOT NULL,
	`policy` text NOT NULL,
	`base` integer NOT NULL,
	`etag` text NOT NULL,
	`savedAt` integer NOT NULL,
	`by` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`client`, `policy`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `events` (
	`client` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`verb` text NOT NULL,
	`subject` text NOT NULL,
	`payload` text NOT NULL,
	`prevHash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`client`, `seq`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`client`,`subject`,`seq`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`client` text NOT NULL,
	`key` text NOT NULL,
	`requestHash` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`client`, `key`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `policy_current` (
	`client` text NOT NULL,
	`policy` text NOT NULL,
	`number` integer NOT NULL,
	PRIMARY KEY(`client`, `policy`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `policy_versions` (
	`client` text NOT NULL,
	`policy` text NOT NULL,
	`number` integer NOT NULL,
	`effectiveHash` text NOT NULL,
	`sourceHash` text NOT NULL,
	`origin` text NOT NULL,
	`title` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`why` text NOT NULL,
	`source` text NOT NULL,
	PRIMARY KEY(`client`, `policy`, `number`),
	FOREIGN KEY (`client`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action
);
