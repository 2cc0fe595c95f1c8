using Plimsoll.Research.Markup;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Reports;

/// <summary>Tables that scroll in their own box, numbers to the right.</summary>
internal static class TableMarkup
{
    /// <summary>Opens a table at its body.</summary>
    public static void Open(
        MarkupWriter page, string label, bool isLong, params ReadOnlySpan<(string Title, bool IsNumber)> columns)
    {
        page.Open("div", ("class", isLong ? "scroll long" : "scroll"), ("tabindex", "0"), ("role", "region"),
            ("aria-label", label));
        page.Open("table").Open("thead").Open("tr");
        foreach (var (title, isNumber) in columns)
        {
            page.Element("th", title, ("scope", "col"), ("class", isNumber ? "n" : ""));
        }

        page.Close().Close().Open("tbody").Line();
    }

    /// <summary>Closes body, table and box.</summary>
    public static void Close(MarkupWriter page) => page.Close().Close().Close().Line();

    /// <summary>The cell that names its row.</summary>
    public static void Head(MarkupWriter page, string text) => page.Element("th", text, ("scope", "row"));

    /// <summary>A cell of text.</summary>
    public static void Text(MarkupWriter page, string text) => page.Element("td", text);

    /// <summary>A cell with a time to the minute.</summary>
    public static void Time(MarkupWriter page, long unixNanos) =>
        page.Element("td", FigureText.Minute(unixNanos), ("class", "t"));

    /// <summary>A cell with a figure, coloured by a sign; 0 for none.</summary>
    public static void Number(MarkupWriter page, string figure, int sign = 0) =>
        page.Element("td", figure, ("class", sign > 0 ? "n up" : sign < 0 ? "n down" : "n"));

    /// <summary>A figure in the unit of its kind.</summary>
    public static string Figure(double? value, FigureKind kind) => kind switch
    {
        FigureKind.Fraction => FigureText.Percent(value),
        FigureKind.Money => FigureText.Money(value),
        FigureKind.Count => value is { } known && double.IsFinite(known) && Math.Abs(known) < 1e15
            ? FigureText.Count((long)Math.Round(known)) : FigureText.Unknown,
        FigureKind.Seconds => FigureText.Duration(value),
        _ => FigureText.Precise(value),
    };
}
