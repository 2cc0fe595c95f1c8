using System.Runtime.InteropServices;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Events;

/// <summary>
/// What a venue or a broker does to the account by itself: 56 bytes, the body of <see cref="EventKind.AccountCharge"/>
/// and <see cref="EventKind.Settlement"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 56)]
public readonly record struct AccountReport
{
    private readonly long timeNs;
    private readonly ulong amountLower;
    private readonly ulong amountUpper;
    private readonly long ticks;
    private readonly byte kind;
    private readonly byte isInAccountCurrency;

    /// <summary>Makes the report of a charge.</summary>
    /// <param name="timeNs">When. Nanoseconds since the epoch, UTC.</param>
    /// <param name="kind">What for.</param>
    /// <param name="amount">How much; positive is paid, negative received.</param>
    /// <param name="isInAccountCurrency">
    /// Whether the amount is in the account's currency; else it is in that of the event's instrument.
    /// </param>
    public AccountReport(long timeNs, ChargeKind kind, Amount amount, bool isInAccountCurrency)
    {
        this.timeNs = timeNs;
        this.kind = (byte)kind;
        this.isInAccountCurrency = isInAccountCurrency ? (byte)1 : (byte)0;
        unchecked
        {
            // Two halves of a 128-bit number: the casts cut on purpose.
            amountLower = (ulong)amount.Atto;
            amountUpper = (ulong)(amount.Atto >> 64);
        }
    }

    /// <summary>Makes the report of a settlement.</summary>
    /// <param name="timeNs">When. Nanoseconds since the epoch, UTC.</param>
    /// <param name="ticks">The settlement price of the event's instrument, in ticks.</param>
    public AccountReport(long timeNs, long ticks)
    {
        this.timeNs = timeNs;
        this.ticks = ticks;
        kind = (byte)ChargeKind.Settlement;
    }

    /// <summary>When. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs => timeNs;

    /// <summary>What for.</summary>
    public ChargeKind Kind => (ChargeKind)kind;

    /// <summary>How much; positive is paid, negative received; nothing for a settlement.</summary>
    public Amount Amount => Amount.FromAtto(new Int128(amountUpper, amountLower));

    /// <summary>Whether <see cref="Amount"/> is in the account's currency and not in the instrument's.</summary>
    public bool IsInAccountCurrency => isInAccountCurrency != 0;

    /// <summary>The settlement price in ticks; 0 for a charge.</summary>
    public long Ticks => ticks;
}
