using System.Runtime.InteropServices;
using Plimsoll.Model.Ids;

namespace Plimsoll.Model.Events;

/// <summary>
/// What a strategy may do from here on: 56 bytes, the body of <see cref="EventKind.AuthorizationChange"/>. The evidence
/// for it stands in the journal. <c>default</c> takes everything from the first strategy.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 56)]
public readonly record struct AuthorizationChange
{
    private readonly long timeNs;
    private readonly int strategy;
    private readonly byte level;
    private readonly int positionShareMillionths;
    private readonly int strategiesMax;
    private readonly long validUntilNs;
    private readonly long positionValueMaxMicros;
    private readonly long dayVolumeMaxMicros;
    private readonly long dayLossMaxMicros;

    /// <summary>Makes a change.</summary>
    /// <param name="timeNs">When. Nanoseconds since the epoch, UTC.</param>
    /// <param name="strategy">Whose.</param>
    /// <param name="level">0 denied, 1 paper only, 2 limited, 3 full.</param>
    /// <param name="validUntilNs">The first moment at which it counts no more. Nanoseconds since the epoch,
    /// UTC.</param>
    public AuthorizationChange(long timeNs, StrategyIndex strategy, byte level, long validUntilNs)
    {
        this.timeNs = timeNs;
        this.strategy = strategy.Value;
        this.level = level;
        this.validUntilNs = validUntilNs;
    }

    /// <summary>When. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs => timeNs;

    /// <summary>Whose.</summary>
    public StrategyIndex Strategy => new(strategy);

    /// <summary>0 denied, 1 paper only, 2 limited, 3 full.</summary>
    public byte Level => level;

    /// <summary>The first moment at which it counts no more. Nanoseconds since the epoch, UTC.</summary>
    public long ValidUntilNs => validUntilNs;

    /// <summary>Most share of equity in one position, in millionths.</summary>
    public int PositionShareMillionths
    {
        get => positionShareMillionths;
        init => positionShareMillionths = value;
    }

    /// <summary>Most strategies that hold a level with money at one time.</summary>
    public int StrategiesMax
    {
        get => strategiesMax;
        init => strategiesMax = value;
    }

    /// <summary>Most value of one position, in millionths of the account's currency.</summary>
    public long PositionValueMaxMicros
    {
        get => positionValueMaxMicros;
        init => positionValueMaxMicros = value;
    }

    /// <summary>Most value of entries a day, in millionths of the account's currency.</summary>
    public long DayVolumeMaxMicros
    {
        get => dayVolumeMaxMicros;
        init => dayVolumeMaxMicros = value;
    }

    /// <summary>Most loss a day, in millionths of the account's currency.</summary>
    public long DayLossMaxMicros
    {
        get => dayLossMaxMicros;
        init => dayLossMaxMicros = value;
    }
}
