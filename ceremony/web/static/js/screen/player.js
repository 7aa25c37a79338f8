// One <video> that opens one film, and says why when it cannot.

const ASKING = 4000; // milliseconds a server may take to say whether the film is there

export function mediaUrl(src, version = "") {
  const path = src.replace(/^\/?(media\/)?/, "").split("/").map(encodeURIComponent).join("/");
  return `/media/${path}${version ? `?v=${encodeURIComponent(version)}` : ""}`;
}

// The subtitles beside a film, shown from its first frame; without a file nothing shows, and nothing is said.
function showSubtitles(video, src) {
  if (!src) return;
  const track = document.createElement("track");
  track.kind = "subtitles";
  track.default = true;
  track.src = mediaUrl(src);
  video.append(track);
  track.track.mode = "showing";
}

// A browser says "format error" of a file that is missing as of one it cannot read: the server knows which.
async function reason(url, error, played) {
  try {
    const answer = await fetch(url, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout?.(ASKING) });
    if (answer.status === 404) return "missing";
    if (!answer.ok || error === MediaError.MEDIA_ERR_NETWORK) return "unreachable";
  } catch {
    return "unreachable";
  }
  return played ? "broken" : "undecodable";
}

// Opens `film` ({ src, version, subtitles }); `tell` has `loaded`, `seeked`, `whole` and `failed(code)`.
export function makePlayer(film, tell) {
  const video = document.createElement("video");
  const url = mediaUrl(film.src, film.version);
  let over = false;
  video.className = "film";
  video.preload = "auto";
  video.muted = true;
  video.playsInline = true;
  video.disableRemotePlayback = true;
  video.dataset.ready = "false";
  video.addEventListener("loadeddata", () => !over && tell.loaded());
  video.addEventListener("seeked", () => !over && tell.seeked());
  video.addEventListener("canplay", () => !over && tell.whole());
  video.addEventListener("error", async () => {
    if (over) return;
    const played = video.readyState >= 2;
    const code = await reason(url, video.error && video.error.code, played);
    if (!over) tell.failed(code);
  });
  video.src = url;
  showSubtitles(video, film.subtitles);

  return {
    video,
    // Whether it has a picture to show.
    get whole() {
      return video.readyState >= 2 && video.videoWidth > 0;
    },
    get opened() {
      return video.readyState >= 1;
    },
    close() {
      over = true;
      video.pause();
      video.removeAttribute("src");
      video.load();
      video.remove();
    },
  };
}
