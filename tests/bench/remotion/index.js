// The scenes of the piece as a React film: the same words, numbers, bars and photograph at the same places and times.
// What it draws comes as props, written by tests/bench/remotely.py from the scenes themselves.
import React from "react";
import {
  AbsoluteFill, Composition, Easing, Img, Sequence, interpolate, registerRoot, staticFile, useCurrentFrame,
} from "remotion";

const FPS = 30;
const FADE = 18;
const make = React.createElement;
const standard = Easing.bezier(0.2, 0, 0, 1);
const enter = Easing.bezier(0.16, 1, 0.3, 1);

const part = (time, start, length) => Math.min(1, Math.max(0, (time - start) / length));

const line = (layer, text, extra) => {
  const shift = { left: "0", centre: "-50%", right: "-100%" }[layer.align];
  return make("div", {
    style: {
      position: "absolute", left: layer.x, top: layer.y, lineHeight: 0, whiteSpace: "pre",
      fontFamily: layer.font, fontSize: layer.size, color: layer.colour,
      letterSpacing: `${layer.tracking}em`, transform: `translateX(${shift})`, ...extra,
    },
  }, make("span", { style: { display: "inline-block", transform: "translateY(-0.35em)" } }, text));
};

const DRAWN = {
  words: (layer, time) => {
    const shown = layer.at === null ? 1 : enter(part(time, layer.at, 0.52));
    return line(layer, layer.text, { opacity: shown, marginTop: (1 - shown) * 18 });
  },
  count: (layer, time) => {
    const value = layer.value * standard(part(time, layer.at, layer.seconds));
    const text = value.toLocaleString("vi-VN", { maximumFractionDigits: layer.decimals }) + layer.suffix;
    return line(layer, text, { fontVariantNumeric: "tabular-nums" });
  },
  plate: (layer, time) => {
    const grown = layer.at === null ? 1 : standard(part(time, layer.at, layer.seconds));
    const { x, y, width, height, colour } = layer;
    return make("div", {
      style: { position: "absolute", left: x, top: y, width: width * grown, height, background: colour },
    });
  },
  outline: ({ x, y, width, height, colour }) => make("div", {
    style: {
      position: "absolute", left: x, top: y, width, height, boxSizing: "border-box",
      border: `2px solid ${colour}`, borderRadius: 4,
    },
  }),
  photo: (layer, time) => {
    const t = part(time, layer.start, layer.seconds);
    const way = t * t * t * (t * (6 * t - 15) + 10);
    const [zoom, x, y] = layer.begin.map((one, n) => one + (layer.end[n] - one) * way);
    return make("div", {
      style: {
        position: "absolute", left: layer.x, top: layer.y, width: layer.width, height: layer.height,
        overflow: "hidden",
      },
    }, make(Img, {
      src: staticFile(layer.file),
      style: {
        width: "100%", height: "100%", objectFit: "cover", transformOrigin: `${x * 100}% ${y * 100}%`,
        transform: `scale(${zoom})`,
      },
    }));
  },
};

const Scene = ({ scene, first }) => {
  const frame = useCurrentFrame();
  const opacity = first ? 1 : interpolate(frame, [0, FADE], [0, 1], { extrapolateRight: "clamp" });
  return make(AbsoluteFill, { style: { background: scene.ground, opacity } },
    scene.layers.map((layer, n) => make(React.Fragment, { key: n }, DRAWN[layer.kind](layer, frame / FPS))));
};

const Piece = ({ scenes, fonts }) => make(AbsoluteFill, null,
  make("style", null, fonts.map((font) =>
    `@font-face { font-family: "${font}"; src: url("${staticFile(`${font}.ttf`)}"); }`).join("\n")),
  scenes.map((scene, n) => make(Sequence, { key: n, from: scene.from, durationInFrames: scene.frames },
    make(Scene, { scene, first: n === 0 }))));

const Root = () => make(Composition, {
  id: "piece", component: Piece, fps: FPS, width: 1920, height: 1080, durationInFrames: 30,
  defaultProps: { scenes: [], fonts: [], frames: 30 },
  calculateMetadata: ({ props }) => ({ durationInFrames: props.frames }),
});

registerRoot(Root);
