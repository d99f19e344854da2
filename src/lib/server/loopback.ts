/** The machine's own address: what goes there leaves no machine, and may go without TLS. */
export const isLoopback = ({ hostname }: URL) => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
