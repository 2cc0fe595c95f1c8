using Plimsoll.Research.Markup;

namespace Plimsoll.Research.Charts;

/// <summary>Marks of a fixed size on a stretching plot.</summary>
internal static class Marks
{
    /// <summary>The shapes that marks refer to; written once a page. Shape and colour both differ, for colour-blind
    /// readers.</summary>
    public const string Symbols =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"symbols\" width=\"0\" height=\"0\" "
        + "aria-hidden=\"true\"><defs>"
        + "<path id=\"mark-long\" class=\"mark gain\" d=\"M0-5.5L5 3.5H-5Z\"/>"
        + "<path id=\"mark-short\" class=\"mark loss\" d=\"M0 5.5L5-3.5H-5Z\"/>"
        + "<circle id=\"mark-exit\" class=\"mark exit\" r=\"3\"/>"
        + "<path id=\"mark-long-small\" class=\"mark gain small\" d=\"M0-3.4L3.2 2.2H-3.2Z\"/>"
        + "<path id=\"mark-short-small\" class=\"mark loss small\" d=\"M0 3.4L3.2-2.2H-3.2Z\"/>"
        + "<circle id=\"mark-exit-small\" class=\"mark exit small\" r=\"1.8\"/>"
        + "<circle id=\"mark-win\" class=\"dot gain\" r=\"3.2\"/>"
        + "<path id=\"mark-lose\" class=\"cross loss\" d=\"M-3-3L3 3M-3 3L3-3\"/>"
        + "</defs></svg>";

    /// <summary>
    /// Draws at most <paramref name="countMax"/> marks: while there are more, marks that would cover each other on an
    /// ever
    /// coarser grid are left out. Returns how many were drawn.
    /// </summary>
    public static int Write(MarkupWriter markup, IReadOnlyList<ScatterPoint> points, int countMax)
    {
        var drawn = points;
        for (var cells = 400; drawn.Count > countMax && cells > 4; cells = cells * 3 / 4)
        {
            drawn = OnePerCell(points, cells);
        }

        foreach (var point in drawn)
        {
            markup.Empty("use", ("href", "#" + point.Symbol), ("x", PathText.Percent(point.X)),
                ("y", PathText.Percent(1 - point.Y)));
        }

        return drawn.Count;
    }

    private static List<ScatterPoint> OnePerCell(IReadOnlyList<ScatterPoint> points, int cells)
    {
        HashSet<(int X, int Y, string Symbol)> seen = [];
        List<ScatterPoint> kept = [];
        foreach (var point in points)
        {
            var isNew = seen.Add(((int)(Math.Clamp(point.X, 0, 1) * cells), (int)(Math.Clamp(point.Y, 0, 1) * cells),
                point.Symbol));
            if (isNew)
            {
                kept.Add(point);
            }
        }

        return kept;
    }
}
