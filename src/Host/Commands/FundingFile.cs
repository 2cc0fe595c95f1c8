using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Host.Commands;

/// <summary>Reads a table of funding rates: <c>time,rate</c>, a header line allowed, rates as fractions.</summary>
internal static class FundingFile
{
    private const long NanosPerMilli = 1_000_000;

    /// <exception cref="CommandException">A line cannot be read; the message names it.</exception>
    public static FundingSchedule Read(string path)
    {
        var points = new List<FundingPoint>();
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            var cells = lines[i].Split(',', StringSplitOptions.TrimEntries);
            if (lines[i].Length == 0 || (i == 0 && !char.IsAsciiDigit(cells[0].FirstOrDefault())))
            {
                continue;
            }

            if (cells.Length < 2 || !TryTime(cells[0], out var timeNs) || !Amount.TryParse(cells[1], out var rate)
                || rate.Magnitude() > Amount.FromUnits(1)
                || (points.Count > 0 && timeNs <= points[^1].TimeNs))
            {
                throw CommandException.Usage(
                    "bad --funding", string.Create(CultureInfo.InvariantCulture, $"{path} line {i + 1}: '{lines[i]}'"),
                    "write TIME,RATE by growing time, such as 2024-01-01T08:00,0.0001");
            }

            points.Add(new FundingPoint(timeNs, rate));
        }

        return FundingSchedule.Table(points);
    }

    private static bool TryTime(string text, out long timeNs)
    {
        timeNs = 0;
        if (text.Length == 13 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var millis))
        {
            timeNs = millis * NanosPerMilli;
            return true;
        }

        var isRead = TimestampText.TryParse(text, out var time);
        timeNs = time.UnixNanos;
        return isRead;
    }
}
