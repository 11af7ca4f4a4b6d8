// A tab's line to the preview. It is taken up again for as long as the tab is open.
export function listen(query, told, lost) {
  let socket;
  const open = () => {
    socket = new WebSocket(`ws://${location.host}/-/socket?${query}`);
    socket.onmessage = (event) => told(JSON.parse(event.data));
    socket.onclose = () => {
      lost();
      setTimeout(open, 1000);
    };
  };
  open();
  const say = (what) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(what));
  // A tab that is left is not open; one that a browser kept whole and shows again is.
  addEventListener("pagehide", () => {
    socket.onclose = null;
    socket.close();
  });
  addEventListener("pageshow", (event) => event.persisted && open());
  return say;
}
