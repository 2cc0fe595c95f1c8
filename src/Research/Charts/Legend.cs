using Plimsoll.Research.Markup;

namespace Plimsoll.Research.Charts;

/// <summary>The key of a chart.</summary>
internal static class Legend
{
    /// <summary>Writes one swatch and name an entry; the class of the swatch is one of the style sheet.</summary>
    public static void Write(MarkupWriter markup, params ReadOnlySpan<(string SwatchClass, string Name)> entries)
    {
        markup.Open("ul", ("class", "legend"));
        foreach (var (swatch, name) in entries)
        {
            markup.Open("li").Element("i", "", ("class", "swatch " + swatch), ("aria-hidden", "true"));
            markup.Text(name).Close();
        }

        markup.Close();
    }
}
