using Plimsoll.Research.Markup;

namespace Plimsoll.Research.Charts;

/// <summary>
/// The frame every chart stands in: labels in HTML, so that text keeps its size on any screen, around an SVG plot that
/// stretches. A title and a description are there for those who cannot see it.
/// </summary>
internal sealed class ChartFrame
{
    /// <summary>A name unique on the page, letters, digits and dashes.</summary>
    public required string Id { get; init; }

    /// <summary>What the chart shows.</summary>
    public required string Title { get; init; }

    /// <summary>What can be seen in it, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The height: <c>tall</c>, <c>medium</c> or <c>low</c>.</summary>
    public string Height { get; init; } = "medium";

    /// <summary>Places on the horizontal axis.</summary>
    public IReadOnlyList<AxisTick> XTicks { get; init; } = [];

    /// <summary>Places on the vertical axis; each draws a grid line.</summary>
    public IReadOnlyList<AxisTick> YTicks { get; init; } = [];

    /// <summary>What the horizontal axis measures; empty where it is time.</summary>
    public string XTitle { get; init; } = "";

    /// <summary>What the vertical axis measures; empty where the title says it.</summary>
    public string YTitle { get; init; } = "";

    /// <summary>The read-out under the pointer, or null.</summary>
    public HoverData? Hover { get; init; }

    /// <summary>Writes the chart; <paramref name="plot"/> draws in percent of the plot.</summary>
    public void Write(MarkupWriter markup, Action<MarkupWriter> plot)
    {
        markup.Open("div", ("class", "chart " + Height));
        if (YTitle.Length > 0)
        {
            markup.Element("div", YTitle, ("class", "ytitle"));
        }

        markup.Open("div", ("class", "yaxis"), ("aria-hidden", "true"));
        foreach (var tick in YTicks)
        {
            markup.Element("span", tick.Label, ("style", "top:" + PathText.Percent(1 - tick.Position)));
        }

        markup.Close();
        OpenPlot(markup);
        markup.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("role", "img"),
            ("aria-labelledby", Id + "-title " + Id + "-text"));
        markup.Element("title", Title, ("id", Id + "-title"));
        markup.Element("desc", Description, ("id", Id + "-text"));
        WriteGrid(markup);
        plot(markup);
        markup.Close().Close();
        WriteXAxis(markup);
        markup.Close().Line();
    }

    /// <summary>Opens the stretched coordinates in which <see cref="PathText"/> draws; close it yourself.</summary>
    public static MarkupWriter OpenStretched(MarkupWriter markup) => markup.Open(
        "svg",
        ("viewBox", "0 0 1000 1000"),
        ("preserveAspectRatio", "none"),
        ("width", "100%"),
        ("height", "100%"));

    /// <summary>Draws a path in stretched coordinates; nothing when it is empty.</summary>
    public static void Path(MarkupWriter markup, string cssClass, PathText path)
    {
        if (!path.IsEmpty)
        {
            markup.Empty("path", ("class", cssClass), ("d", path.ToString()));
        }
    }

    private void OpenPlot(MarkupWriter markup)
    {
        if (Hover is null)
        {
            markup.Open("div", ("class", "plot"));
        }
        else
        {
            markup.Open("div", ("class", "plot"), ("data-times", Hover.Times), ("data-series", Hover.Series));
        }
    }

    private void WriteGrid(MarkupWriter markup)
    {
        foreach (var tick in XTicks)
        {
            var x = PathText.Percent(tick.Position);
            markup.Empty("line", ("class", "grid"), ("x1", x), ("x2", x), ("y1", "0"), ("y2", "100%"));
        }

        foreach (var tick in YTicks)
        {
            var y = PathText.Percent(1 - tick.Position);
            markup.Empty("line", ("class", "grid"), ("x1", "0"), ("x2", "100%"), ("y1", y), ("y2", y));
        }
    }

    private void WriteXAxis(MarkupWriter markup)
    {
        markup.Open("div", ("class", "xaxis"), ("aria-hidden", "true"));
        for (var i = 0; i < XTicks.Count; i++)
        {
            // Every second label goes on a narrow screen.
            var cssClass = (i % 2 == 1 && XTicks.Count > 4 ? "minor" : "")
                + (XTicks[i].Position < 0.03 ? " first" : XTicks[i].Position > 0.97 ? " last" : "");
            markup.Element("span", XTicks[i].Label, ("class", cssClass.Trim()),
                ("style", "left:" + PathText.Percent(XTicks[i].Position)));
        }

        markup.Close();
        if (XTitle.Length > 0)
        {
            markup.Element("div", XTitle, ("class", "xtitle"));
        }
    }
}
