/// The style sheet of a ``ReadingPage``.
///
/// Every colour is a pair, for light and dark, with a contrast of 4.5 or more between text and ground.
/// Kinds of actors differ by the line beneath them too, not by colour alone.
enum ReadingPageStyle {
  static let css = """
    :root {
      color-scheme: light dark;
      --ground: #fbfaf7; --card: #ffffff; --ink: #1d2226; --soft: #59636b; --line: #dcd9d1;
      --link: #1f5fa8; --evidence: #f3efdf; --target: #ffe9a3;
      --person: #d9e8fb; --country: #dcefd9; --organization: #eadff5; --publicbody: #e3e2f7;
      --company: #fbe3d3; --treaty: #f8dbe4; --event: #e6e6e0;
      --high: #2b7a4b; --fair: #94660a; --low: #b23a2e;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #15181b; --card: #1d2125; --ink: #e4e3de; --soft: #a3abb2; --line: #363c42;
        --link: #8ab8f0; --evidence: #282a22; --target: #55470f;
        --person: #1e3a5c; --country: #21432a; --organization: #40305a; --publicbody: #32345e;
        --company: #57351d; --treaty: #572b3c; --event: #3d4043;
        --high: #6cc48f; --fair: #dbab4a; --low: #f08a7d;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; scroll-padding-top: 2rem; }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    body {
      margin: 0; background: var(--ground); color: var(--ink);
      font: 1rem/1.6 "Source Sans 3", "Segoe UI", system-ui, -apple-system, "Noto Sans", sans-serif;
    }
    main { max-width: 84rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
    .document + .document { margin-top: 4rem; border-top: 1px solid var(--line); padding-top: 2.5rem; }
    h1 {
      margin: 0; font: 600 1.9rem/1.25 "Source Serif 4", Charter, Georgia, "Noto Serif", serif;
      max-width: 42rem; text-wrap: balance; overflow-wrap: anywhere;
    }
    h2 { margin: 0 0 .75rem; font-size: .85rem; font-weight: 600; letter-spacing: .06em;
      text-transform: uppercase; color: var(--soft); }
    a { color: var(--link); }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    .facts { margin: .5rem 0 0; color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
    .legend { display: flex; flex-wrap: wrap; gap: .4rem .9rem; margin: 1rem 0 0; padding: 0;
      list-style: none; font-size: .85rem; }
    .columns { display: grid; gap: 3rem; margin-top: 2rem;
      grid-template-columns: minmax(0, 1fr) minmax(0, 27rem); align-items: start; }
    .text { font: 1.12rem/1.75 "Source Serif 4", Charter, Georgia, "Noto Serif", serif;
      max-width: 42rem; overflow-wrap: anywhere;
      position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }
    .text p { margin: 0 0 1.1em; white-space: pre-line; }
    mark { color: inherit; padding: .05em .2em; border-radius: 3px; border-bottom: 2px solid;
      -webkit-box-decoration-break: clone; box-decoration-break: clone; }
    .person { background: var(--person); border-bottom-style: solid; border-color: #4c8fdc; }
    .country { background: var(--country); border-bottom-style: double; border-color: #4d9a58; }
    .organization { background: var(--organization); border-bottom-style: dashed; border-color: #8f66c4; }
    .publicbody { background: var(--publicbody); border-bottom-style: dashed; border-color: #6a6cc7; }
    .company { background: var(--company); border-bottom-style: dotted; border-color: #c97a3d; }
    .treaty { background: var(--treaty); border-bottom-style: dotted; border-color: #c65d83; }
    .event { background: var(--event); border-color: #8b8f92; }
    .evidence { background: var(--evidence); border-radius: 3px; padding: .15em 0;
      -webkit-box-decoration-break: clone; box-decoration-break: clone; }
    .evidence:target { background: var(--target); box-shadow: 0 0 0 3px var(--target); }
    .numbers { font: .68rem/1 system-ui, sans-serif; white-space: normal; }
    .numbers a { display: inline-block; min-width: 1.35em; margin-left: .15em; padding: .2em .25em;
      border: 1px solid var(--line); border-radius: 1em; background: var(--card); text-align: center;
      text-decoration: none; }
    .numbers a:hover { border-color: var(--link); }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
    .card + .card { margin-top: .9rem; }
    .statement { display: grid; grid-template-columns: 1.7rem 1fr auto; column-gap: .5rem;
      border-left: 4px solid var(--soft); padding: .7rem .9rem .6rem .6rem; }
    .statement + .statement { border-top: 1px solid var(--line); }
    .statement:target { background: var(--evidence); box-shadow: inset 0 0 0 2px var(--target); }
    .statement > :not(.number) { grid-column-start: 2; }
    .statement > .remarks, .statement > details { grid-column-end: 4; }
    .statement > .confidence { grid-column-start: 3; grid-row: 1; }
    .number { grid-row: 1; color: var(--soft); font-size: .85rem; line-height: 1.65; text-align: right;
      font-variant-numeric: tabular-nums; }
    .high { border-left-color: var(--high); }
    .fair { border-left-color: var(--fair); }
    .low { border-left-color: var(--low); }
    .sentence { grid-row: 1; margin: 0; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
    .remarks { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .8rem; margin: .2rem 0 0;
      color: var(--soft); font-size: .85rem; }
    .type { font: .75rem/1.6 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
    .confidence { display: inline-flex; align-items: center; gap: .4rem; height: 1.4rem;
      color: var(--soft); font-size: .82rem; font-variant-numeric: tabular-nums; }
    .bar { display: inline-block; width: 3.5rem; height: .4rem; border-radius: 1rem;
      background: var(--line); overflow: hidden; }
    .bar span { display: block; height: 100%; background: var(--soft); }
    .high .bar span { background: var(--high); }
    .fair .bar span { background: var(--fair); }
    .low .bar span { background: var(--low); }
    blockquote { margin: 0; padding: .7rem 1rem .8rem 2.9rem; border-top: 1px solid var(--line);
      font: .95rem/1.5 "Source Serif 4", Charter, Georgia, "Noto Serif", serif;
      overflow-wrap: anywhere; }
    blockquote a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
    blockquote a:hover { text-decoration-color: var(--link); }
    .place { color: var(--soft); font: .75rem/1.5 system-ui, sans-serif; white-space: nowrap; }
    code { font: .95em ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
    details { margin-top: .2rem; color: var(--soft); font-size: .82rem; }
    summary { cursor: pointer; }
    details table { border-collapse: collapse; margin: .3rem 0; }
    details th { padding: .05rem 1.2rem .05rem 0; font-weight: 400; text-align: left; }
    details td { text-align: right; font-variant-numeric: tabular-nums; }
    .nothing { color: var(--soft); }
    @media (max-width: 60rem) {
      .columns { grid-template-columns: minmax(0, 1fr); gap: 2rem; }
      .text { position: static; max-height: none; }
      main { padding: 1.5rem 1rem 3rem; }
    }
    @media print {
      .columns { display: block; }
      .text { position: static; max-height: none; }
      .said { margin-top: 2rem; }
      .card { break-inside: avoid; }
    }
    """
}
