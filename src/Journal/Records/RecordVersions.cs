using System.Globalization;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Records;

/// <summary>Refuses what this program cannot read.</summary>
internal static class RecordVersions
{
    public static void Require(RecordKind kind, byte version, byte newest)
    {
        if (version == 0 || version > newest)
        {
            throw new JournalException(JournalProblem.TooNew, string.Create(
                CultureInfo.InvariantCulture,
                $"a record of kind {kind}: layout {version} is not known here, the newest is {newest}: use a newer "
                + $"Plimsoll"));
        }
    }

    public static JournalException WrongLength(RecordKind kind, int length) => new(
        JournalProblem.Damaged, string.Create(
            CultureInfo.InvariantCulture,
            $"a record of kind {kind}: {length} bytes do not fit its layout: it was not written by Plimsoll"));
}
