import { countPending, type Office } from '@redress/casework';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Answered {
  readonly method: string;
  /** The address as the documentation writes it, not what was asked for: labels are few and say nothing personal. */
  readonly address: string;
  readonly status: number;
  readonly seconds: number;
}

/** What Prometheus reads; one registry for each server. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'address' | 'status'>;

  constructor(office: Office) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'redress_request_seconds',
      help: 'Time to answer a request; for a stream, to begin',
      labelNames: ['method', 'address', 'status'],
      registers,
    });
    const attested = new Counter({
      name: 'redress_attestations_total',
      help: 'Stored decisions that the witness has confirmed or disputed since the start',
      labelNames: ['outcome'],
      registers,
      collect: () => {
        const { confirmed, disputed } = office.attester.counts;
        attested.reset();
        attested.inc({ outcome: 'confirmed' }, confirmed);
        attested.inc({ outcome: 'disputed' }, disputed);
      },
    });
    const pending: Gauge = new Gauge({
      name: 'redress_attestations_pending',
      help: 'Stored decisions that wait for the witness',
      registers,
      collect: async () => {
        pending.set(await countPending(office));
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  observe({ method, address, status, seconds }: Answered): void {
    this.requests.observe({ method, address, status }, seconds);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
