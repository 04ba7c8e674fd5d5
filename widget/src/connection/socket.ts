export type SocketHandlers = {
  readonly opened: () => void;
  readonly received: (text: string) => void;
  /** Once, whoever closed; also when it never opened. */
  readonly closed: (code: number) => void;
};

export interface Socket {
  send(text: string): void;
  close(code: number): void;
}

export type SocketFactory = (url: string, handlers: SocketHandlers) => Socket;

export const browserSocket: SocketFactory = (url, handlers) => {
  const socket = new WebSocket(url);
  socket.onopen = () => handlers.opened();
  socket.onmessage = (event: MessageEvent<unknown>) => {
    if (typeof event.data === "string") handlers.received(event.data);
  };
  socket.onclose = (event) => handlers.closed(event.code);
  return {
    send: (text) => socket.send(text),
    close: (code) => socket.close(code),
  };
};
