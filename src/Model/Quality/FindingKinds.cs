namespace Plimsoll.Model.Quality;

/// <summary>Words about the kinds of finding, for reports and the documentation.</summary>
public static class FindingKinds
{
    /// <summary>Every kind that can be reported, in the order of their numbers.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
    [
        FindingKind.Gap, FindingKind.Duplicate, FindingKind.TimeBackward, FindingKind.OhlcViolation,
        FindingKind.NonPositivePrice, FindingKind.NegativeVolume, FindingKind.BadPrint, FindingKind.SplitLikeJump,
        FindingKind.FrozenPrice, FindingKind.StaleTail, FindingKind.ZeroVolumeRun, FindingKind.CloseOnlyRun,
        FindingKind.Outlier, FindingKind.TickerReuse, FindingKind.CrossedQuote, FindingKind.LockedQuote,
        FindingKind.AbsurdSpread, FindingKind.OneSidedQuote, FindingKind.ClockOffset, FindingKind.UnusableSnapshot,
        FindingKind.OrderMismatch,
    ];

    /// <summary>What <see cref="QualityFinding.Value"/> of that kind measures, with its unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No kind that is reported.</exception>
    public static string ValueMeaning(FindingKind kind) => kind switch
    {
        FindingKind.Gap => "expected bars absent (trades and books: numbers skipped)",
        FindingKind.Duplicate => "extra rows, always 1",
        FindingKind.TimeBackward => "seconds back from the end of the row before",
        FindingKind.OhlcViolation => "ticks outside the bar's range",
        FindingKind.NonPositivePrice => "the lowest price, in ticks",
        FindingKind.NegativeVolume => "the volume, in lots",
        FindingKind.BadPrint => "excursion as a share of the price",
        FindingKind.SplitLikeJump => "new price over old price",
        FindingKind.FrozenPrice or FindingKind.StaleTail => "equal bars in a row",
        FindingKind.ZeroVolumeRun => "bars in a row without volume",
        FindingKind.CloseOnlyRun => "bars in a row without range",
        FindingKind.Outlier => "true range as a multiple of the usual one",
        FindingKind.TickerReuse => "new price over last price before the absence",
        FindingKind.CrossedQuote => "ticks that the bid is above the ask",
        FindingKind.LockedQuote => "always 0",
        FindingKind.AbsurdSpread => "spread as a multiple of the usual one",
        FindingKind.OneSidedQuote => "the side that is there: 1 bid, -1 ask, 0 none",
        FindingKind.ClockOffset => "seconds that the recorder's clock is ahead of the venue's",
        FindingKind.UnusableSnapshot => "update numbers between the snapshot and the first update after it",
        FindingKind.OrderMismatch => "the quantity of the event, in lots",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "a reported kind expected"),
    };
}
