namespace Plimsoll.Kernel.Risk;

/// <summary>One strategy's part of one instrument as it was valued last, and what it was valued with.</summary>
internal struct ExposureSlot
{
    /// <summary>Signed lots held.</summary>
    public long Held;

    /// <summary>Whether <see cref="Figures"/> count while ticks and version are the same.</summary>
    public bool IsValued;

    /// <summary>The price it was valued at.</summary>
    public long Ticks;

    /// <summary>The version of the working orders it was valued with.</summary>
    public long Version;

    /// <summary>The question for which <see cref="Loose"/> was added up.</summary>
    public long LooseGeneration;

    /// <summary>What loose orders add; no positions, and no count of entries.</summary>
    public SlotTotals Loose;

    /// <summary>What it is at worst.</summary>
    public SlotFigures Figures;
}
