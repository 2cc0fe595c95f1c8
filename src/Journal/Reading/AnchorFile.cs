using System.Text;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>The anchor kept beside the segments: the head at the last rotation or close.</summary>
internal static class AnchorFile
{
    private const int BytesMax = 256;

    /// <summary>Reads it; default when there is none.</summary>
    /// <exception cref="JournalException">It is no anchor.</exception>
    public static JournalHead Read(IJournalFiles files)
    {
        if (!files.List().Contains(SegmentName.Anchor, StringComparer.Ordinal))
        {
            return default;
        }

        using var file = files.OpenToRead(SegmentName.Anchor);
        var bytes = new byte[BytesMax];
        var text = Encoding.UTF8.GetString(bytes, 0, TailScan.Fill(file, 0, bytes)).Trim();
        return JournalHead.TryParse(text, out var head) ? head : throw new JournalException(
            JournalProblem.Damaged, $"{files.Folder}/{SegmentName.Anchor}: not SEQUENCE:HASH: restore it from a copy");
    }

    /// <summary>Replaces it as a whole.</summary>
    public static void Write(IJournalFiles files, JournalHead head)
    {
        const string Unfinished = SegmentName.Anchor + SegmentName.Unfinished;
        using (var file = files.Create(Unfinished))
        {
            file.Write(0, Encoding.UTF8.GetBytes(head + "\n"));
            file.Sync();
        }

        files.Rename(Unfinished, SegmentName.Anchor);
        files.SyncFolder();
    }
}
