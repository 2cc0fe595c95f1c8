using System.Globalization;
using System.Text;

namespace Plimsoll.Research.Charts;

/// <summary>What a chart tells under the pointer: plain numbers in attributes, so the page stays complete without
/// them.</summary>
internal sealed class HoverData
{
    private const long NanosPerMinute = 60_000_000_000;

    /// <summary>Points and their values.</summary>
    public HoverData(IReadOnlyList<long> timesNs, params IReadOnlyList<HoverSeries> series)
    {
        StringBuilder times = new();
        foreach (var time in timesNs)
        {
            times.Append(times.Length == 0 ? "" : " ")
                .Append((time / NanosPerMinute).ToString(CultureInfo.InvariantCulture));
        }

        Times = times.ToString();
        StringBuilder text = new();
        foreach (var line in series)
        {
            text.Append(text.Length == 0 ? "" : "|").Append(line.Name.Replace('|', '/')).Append('|')
                .Append(line.Format).Append('|');
            for (var i = 0; i < line.Values.Count; i++)
            {
                text.Append(i == 0 ? "" : " ").Append(Short(line.Values[i], line.Format));
            }
        }

        Series = text.ToString();
    }

    /// <summary>Minutes since the epoch, separated by blanks.</summary>
    public string Times { get; }

    /// <summary>Name, format and values, separated by bars.</summary>
    public string Series { get; }

    private static string Short(double value, string format)
    {
        if (!double.IsFinite(value))
        {
            return "-";
        }

        return Math.Abs(value) >= 1e9 ? value.ToString("0.###E+0", CultureInfo.InvariantCulture)
            : value.ToString(format == "percent" ? "0.####" : "0.##", CultureInfo.InvariantCulture);
    }
}
