using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>What one strategy's part of one instrument is at worst.</summary>
internal struct SlotFigures
{
    /// <summary>Signed lots with all purchases filled and no sale.</summary>
    public long LongLots;

    /// <summary>Signed lots with all sales filled and no purchase.</summary>
    public long ShortLots;

    /// <summary>Working entries, and one more for a position.</summary>
    public int Count;

    /// <summary>Whether a price or an exchange rate is missing: then nothing below is known.</summary>
    public bool IsBlind;

    /// <summary>Worth without sign, the worse side's orders filled, in the account's currency.</summary>
    public Amount Worst;

    /// <summary>Signed worth with all purchases filled.</summary>
    public Amount Up;

    /// <summary>Signed worth of the other sign, with all sales filled.</summary>
    public Amount Down;
}
