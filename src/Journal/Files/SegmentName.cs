using System.Globalization;

namespace Plimsoll.Journal.Files;

/// <summary>How the files of a journal are called.</summary>
/// <param name="Number">Number of the segment, from 1.</param>
/// <param name="IsCompressed">Whether it is Brotli.</param>
internal readonly record struct SegmentName(int Number, bool IsCompressed)
{
    public const string Anchor = "anchor";
    public const string Reserve = "reserve";

    /// <summary>What a file is called until it is whole.</summary>
    public const string Unfinished = ".new";

    private const string RawEnding = ".journal";
    private const string CompressedEnding = ".journal.br";
    private const int Digits = 8;

    public static bool TryParse(string name, out SegmentName segment)
    {
        var isRaw = name.Length == Digits + RawEnding.Length && name.EndsWith(RawEnding, StringComparison.Ordinal);
        var isCompressed = name.Length == Digits + CompressedEnding.Length
            && name.EndsWith(CompressedEnding, StringComparison.Ordinal);
        segment = default;
        if ((!isRaw && !isCompressed) || !int.TryParse(
            name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
        {
            return false;
        }

        segment = new SegmentName(number, isCompressed);
        return true;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Number:00000000}{(IsCompressed ? CompressedEnding : RawEnding)}");
}
