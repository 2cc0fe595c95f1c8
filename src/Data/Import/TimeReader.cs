using System.Text;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Plimsoll.Data.Import;

/// <summary>Reads the times of one column.</summary>
internal sealed class TimeReader
{
    // Whole numbers are moments between 1980 and 2150; anything else is the wrong unit.
    private const long EarliestNumberNs = 315_532_800_000_000_000;
    private const long LatestNumberNs = 5_680_281_600_000_000_000;
    private const int DigitsMax = 19;

    private readonly DateTimeZone? zone;
    private readonly ZoneLocalMappingResolver? resolver;
    private readonly LocalDateTimePattern? pattern;
    private TimeUnit unit;

    public TimeReader(TimeUnit unit, string? pattern, string? zoneName, LocalTimeRule rule)
    {
        this.unit = unit;
        zone = zoneName is null ? null : FindZone(zoneName);
        this.pattern = pattern is null ? null : MakePattern(pattern);
        resolver = rule switch
        {
            LocalTimeRule.Earlier => Resolvers.CreateMappingResolver(
                Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted),
            LocalTimeRule.Later => Resolvers.CreateMappingResolver(
                Resolvers.ReturnLater, Resolvers.ReturnForwardShifted),
            _ => null,
        };
    }

    /// <summary>Whether the column holds dates without a time of day.</summary>
    public bool IsDate => unit == TimeUnit.Date;

    /// <summary>Reads one time.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="cell">Its index, for the fault.</param>
    /// <param name="timeNs">Nanoseconds since the epoch, UTC; of a date, its midnight as if it were UTC.</param>
    /// <param name="fault">Where to say what is wrong.</param>
    public bool TryRead(ReadOnlySpan<byte> text, int cell, out long timeNs, RowFault fault)
    {
        if (unit == TimeUnit.Auto)
        {
            unit = Detect(text);
        }

        switch (unit)
        {
            case TimeUnit.Date:
                return IsoText.TryDate(text, out timeNs)
                    || fault.Set(DataErrorKind.BadValue, cell, "a date, yyyy-MM-dd");
            case TimeUnit.Iso:
                return TryIso(text, cell, out timeNs, fault);
            case TimeUnit.Pattern:
                return TryPattern(text, cell, out timeNs, fault);
            default:
                return TryNumber(text, cell, out timeNs, fault);
        }
    }

    private static TimeUnit Detect(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyExceptInRange((byte)'0', (byte)'9') || text.Length == 8)
        {
            return IsoText.TryDate(text, out _) ? TimeUnit.Date : TimeUnit.Iso;
        }

        return text.Length switch
        {
            <= 10 => TimeUnit.Seconds,
            <= 13 => TimeUnit.Milliseconds,
            <= 16 => TimeUnit.Microseconds,
            _ => TimeUnit.Nanoseconds,
        };
    }

    private static DateTimeZone FindZone(string name) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
        ?? throw new DataError(
            DataErrorKind.Option,
            $"--zone: value '{DataError.Show(name)}': no such time zone; give an IANA name such as America/New_York");

    private static LocalDateTimePattern MakePattern(string text)
    {
        try
        {
            return LocalDateTimePattern.CreateWithInvariantCulture(text);
        }
        catch (InvalidPatternException cause)
        {
            throw new DataError(
                DataErrorKind.Option,
                $"--columns: time unit '{DataError.Show(text)}' is no pattern ({DataError.Show(cause.Message)}); "
                + "give ns, us, ms, s, iso, date or a pattern such as dd.MM.yyyy HH:mm",
                cause);
        }
    }

    private bool TryNumber(ReadOnlySpan<byte> text, int cell, out long timeNs, RowFault fault)
    {
        timeNs = 0;
        if (text.Length is 0 or > DigitsMax)
        {
            return fault.Set(DataErrorKind.BadValue, cell, "a whole number of " + UnitName());
        }

        long number = 0;
        foreach (var character in text)
        {
            var digit = AsciiDigit.Of(character);
            if (digit > 9 || number > (long.MaxValue - 9) / 10)
            {
                return fault.Set(DataErrorKind.BadValue, cell, "a whole number of " + UnitName());
            }

            number = (number * 10) + digit;
        }

        var scale = unit switch
        {
            TimeUnit.Seconds => 1_000_000_000,
            TimeUnit.Milliseconds => 1_000_000,
            TimeUnit.Microseconds => 1_000,
            _ => 1L,
        };
        if (number < EarliestNumberNs / scale || number > LatestNumberNs / scale)
        {
            return fault.Set(
                DataErrorKind.TimeRange,
                cell,
                "a time between 1980 and 2150 in " + UnitName() + "; check the unit (s, ms, us, ns)");
        }

        timeNs = number * scale;
        return true;
    }

    private bool TryIso(ReadOnlySpan<byte> text, int cell, out long timeNs, RowFault fault)
    {
        if (!IsoText.TryDateTime(text, out timeNs, out var hasOffset))
        {
            return fault.Set(DataErrorKind.BadValue, cell, "an ISO 8601 time such as 2024-02-01T00:05:00Z");
        }

        return hasOffset || zone is null
            || TryLocal(
                LocalDateTime.FromDateTime(DateTime.UnixEpoch.AddTicks(timeNs / 100)),
                timeNs % 100,
                cell,
                out timeNs,
                fault);
    }

    private bool TryPattern(ReadOnlySpan<byte> text, int cell, out long timeNs, RowFault fault)
    {
        timeNs = 0;
        var result = pattern!.Parse(Encoding.UTF8.GetString(text));
        if (!result.TryGetValue(default, out var local))
        {
            return fault.Set(DataErrorKind.BadValue, cell, "a time of the form " + pattern.PatternText);
        }

        if (zone is not null)
        {
            return TryLocal(local, 0, cell, out timeNs, fault);
        }

        timeNs = ToNs(local.InUtc().ToInstant());
        return true;
    }

    private bool TryLocal(LocalDateTime local, long extraNs, int cell, out long timeNs, RowFault fault)
    {
        timeNs = 0;
        var mapping = zone!.MapLocal(local);
        if (mapping.Count != 1 && resolver is null)
        {
            return fault.Set(
                DataErrorKind.LocalTime,
                cell,
                mapping.Count == 0
                    ? $"a time that exists in {zone.Id}, where clocks skip it; give --local-times earlier or later"
                    : $"a time that {zone.Id} has once; clocks show it twice; give --local-times earlier or later");
        }

        var zoned = resolver is null ? mapping.Single() : resolver(mapping);
        timeNs = ToNs(zoned.ToInstant()) + extraNs;
        return true;
    }

    private static long ToNs(Instant instant) => checked((long)instant.ToUnixTimeTicks() * 100);

    private string UnitName() => unit switch
    {
        TimeUnit.Seconds => "seconds",
        TimeUnit.Milliseconds => "milliseconds",
        TimeUnit.Microseconds => "microseconds",
        _ => "nanoseconds",
    };
}
