using System.Runtime.CompilerServices;

namespace Plimsoll.Data.Import;

/// <summary>Values of digits.</summary>
internal static class AsciiDigit
{
    /// <summary>0 to 9, or a greater number when the byte is no digit: the subtraction wraps on purpose.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(byte character) => unchecked((uint)(character - '0'));
}
