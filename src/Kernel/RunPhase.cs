using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel;

/// <summary>
/// How far a run is, and whose code is running: what the parts of the kernel must know of each other.
/// </summary>
internal sealed class RunPhase : ISavedPart
{
    /// <summary>Whether no market event of the trading time has come yet: strategies only warm up.</summary>
    public bool IsWarmUp { get; set; } = true;

    /// <summary>Whether the data are over.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whether the kernel follows a journal and decides nothing by itself.</summary>
    public bool IsFollowing { get; set; }

    /// <summary>
    /// The strategy whose code is running, or -1: whatever is thrown then is its failure and not the kernel's.
    /// </summary>
    public int Acting { get; set; } = -1;

    public void Save(IStateWriter writer)
    {
        writer.WriteSection("Phase/1");
        writer.WriteFlag(IsWarmUp);
        writer.WriteFlag(IsOver);
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection("Phase/1");
        IsWarmUp = reader.ReadFlag();
        IsOver = reader.ReadFlag();
    }
}
