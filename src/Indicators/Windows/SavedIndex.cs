using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>Reads a position in a ring and refuses one that would later be out of range.</summary>
internal static class SavedIndex
{
    public static int Read(IStateReader reader, int maximum)
    {
        long index = reader.ReadInt64();
        if (index < 0 || index > maximum)
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Saved indicator state: position {index} is outside 0..{maximum}; the data is damaged. Restore "
                + $"from another copy."));
        }

        return (int)index;
    }
}
