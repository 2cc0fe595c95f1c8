using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Quality;

/// <summary>A bar inside saved state.</summary>
internal static class BarState
{
    public static void Save(IStateWriter writer, in Bar bar)
    {
        writer.Write(bar.CloseTimeNs);
        writer.Write(bar.OpenTimeNs);
        writer.Write(bar.OpenTicks);
        writer.Write(bar.HighTicks);
        writer.Write(bar.LowTicks);
        writer.Write(bar.CloseTicks);
        writer.Write(bar.VolumeLots);
    }

    public static Bar Read(IStateReader reader) => new(
        reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(),
        reader.ReadInt64(), reader.ReadInt64());
}
