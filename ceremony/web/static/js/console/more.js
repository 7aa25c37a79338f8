// A box that scrolls says so while there is more below: style sheets draw the sign from data-more.

function look(box) {
  const more = String(box.scrollHeight - box.clientHeight - box.scrollTop > 4);
  if (box.parentElement.dataset.more !== more) box.parentElement.dataset.more = more;
}

export function markMore(root) {
  for (const box of root.querySelectorAll("[data-scrolls]")) look(box);
}

export function watchMore(root) {
  root.addEventListener("scroll", (event) => event.target instanceof Element && event.target.matches("[data-scrolls]") && look(event.target), {
    capture: true,
    passive: true,
  });
}
