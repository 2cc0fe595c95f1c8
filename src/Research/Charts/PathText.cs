using System.Globalization;
using System.Text;

namespace Plimsoll.Research.Charts;

/// <summary>SVG path data in the 1000 by 1000 units that every plot is stretched from; y points down.</summary>
internal sealed class PathText
{
    /// <summary>Width and height of a plot in its own units.</summary>
    public const int Extent = 1000;

    private readonly StringBuilder _text = new();

    /// <summary>Whether nothing was drawn.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Moves to a position, both 0 to 1, y from the bottom.</summary>
    public PathText Move(double x, double y) => Add('M', x, y);

    /// <summary>Draws to a position, both 0 to 1, y from the bottom.</summary>
    public PathText Line(double x, double y) => Add('L', x, y);

    /// <summary>Closes the shape.</summary>
    public PathText Close()
    {
        _text.Append('Z');
        return this;
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    /// <summary>A share of 1 as a percentage with two decimals, for an SVG or CSS position.</summary>
    public static string Percent(double share)
    {
        var hundredths = (long)Math.Round(Math.Clamp(share, -10, 10) * 10_000);
        return (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%";
    }

    private PathText Add(char command, double x, double y)
    {
        _text.Append(command);
        Append(x);
        _text.Append(' ');
        Append(1 - y);
        return this;
    }

    private void Append(double share)
    {
        var tenths = (long)Math.Round(Math.Clamp(share, -10, 10) * Extent * 10);
        _text.Append((tenths / 10m).ToString("0.#", CultureInfo.InvariantCulture));
    }
}
