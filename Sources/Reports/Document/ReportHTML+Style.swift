extension ReportHTML {
  /// Black on white; a marking keeps its weight and frame where there is no colour.
  ///
  /// On paper the markings are fixed, which browsers repeat on each page; the sheet is a table, of
  /// which they repeat head and foot as well, and these keep the room for the markings.
  static let style: HTMLText = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body {
      margin: 0; background: #fff; color: #111;
      font: 15px/1.5 "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif;
      font-variant-numeric: tabular-nums; overflow-wrap: break-word;
    }
    main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 2rem 3rem; }
    .marking {
      margin: 0; max-width: none; padding: .35rem 1rem; background: #000; color: #fff;
      text-align: center; font-weight: 700; letter-spacing: .08em;
    }
    .sheet > header { position: sticky; top: 0; z-index: 1; }
    .sheet > footer { position: sticky; bottom: 0; }
    .green { color: #33ff00; }
    .amber { color: #ffc000; }
    .red { color: #ff2b2b; }
    .exercise { margin-left: 1.5em; padding: 0 .5em; border: 1px solid currentColor; }
    h1 { margin: 0 0 1rem; font-size: 1.7rem; line-height: 1.2; font-weight: 600; }
    h2 {
      margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid #111;
      font-size: 1.2rem; line-height: 1.3;
    }
    h3 { margin: 1.4rem 0 .4rem; font-size: 1.02rem; }
    p, ul { margin: .5rem 0; max-width: 46rem; }
    ul { padding-left: 1.2rem; }
    li { margin: .15rem 0; }
    .notice { padding-left: .8rem; border-left: 3px solid #777; color: #333; }
    table { width: 100%; margin: .6rem 0 1.3rem; border-collapse: collapse; font-size: .88rem; line-height: 1.4; }
    caption { padding: .3rem 0; text-align: left; font-weight: 700; }
    th, td { padding: .28rem .8rem .28rem 0; text-align: left; vertical-align: top; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-bottom: 1px solid #111; font-weight: 600; color: #333; white-space: nowrap; }
    tbody th { font-weight: 400; }
    .short { white-space: nowrap; }
    tbody tr { border-bottom: 1px solid #d0d0d0; }
    .number { text-align: right; white-space: nowrap; }
    .cited { white-space: nowrap; }
    td.cited { min-width: 6.5em; white-space: normal; }
    .cited, .cited a { color: #333; font-size: .95em; }
    .cited a { text-decoration: none; }
    .cited a:hover, .cited a:focus { text-decoration: underline; }
    tr:has(:target) { background: #eee; }
    .fields { width: auto; font-size: .95rem; }
    .fields tr { border: 0; }
    .fields th { padding-right: 1.6rem; font-weight: 600; color: #333; white-space: nowrap; }
    .fields td { min-width: 18rem; }
    .fields .blank { border-bottom: 1px solid #111; height: 2.4em; }
    .signatures { margin-top: 2.5rem; }
    @page { size: A4; margin: 10mm 15mm 12mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
    @media print {
      body { font-size: 9.5pt; }
      .sheet { display: table; width: 100%; }
      .sheet > header, .sheet > footer { position: static; }
      .sheet > header { display: table-header-group; break-inside: avoid; }
      .sheet > footer { display: table-footer-group; break-inside: avoid; }
      .sheet > header::before, .sheet > footer::before { content: ""; display: block; height: 12mm; }
      main { display: block; max-width: none; padding: 0; }
      .marking {
        position: fixed; left: 0; right: 0; padding: 1mm; border: 1.5pt solid #000;
        background: #fff; font-size: 12pt;
      }
      header .marking { top: 0; }
      footer .marking { bottom: 0; }
      .marking span { color: #000; }
      h2, h3, caption { break-after: avoid; }
      tr, li, .notice, .signatures { break-inside: avoid; }
      thead { display: table-header-group; break-after: avoid; }
      tbody tr:first-child { break-before: avoid; }
      .cited a { color: #000; }
    }
    """
}
