namespace Plimsoll.Kernel.Brackets;

/// <summary>Which part an order plays in a bracket; bracket and role together are the order's group.</summary>
internal static class BracketRole
{
    public const int Entry = 0;
    public const int Stop = 1;
    public const int Exit = 2;
    public const int FirstTarget = 3;
    private const int Bits = 3;

    /// <summary>The group of a bracket's order.</summary>
    public static long GroupOf(long number, int role) => (number << Bits) | (uint)role;

    /// <summary>The bracket of a group; 0 for none.</summary>
    public static long NumberOf(long group) => group >> Bits;

    /// <summary>The role in a group.</summary>
    public static int Of(long group) => (int)(group & ((1 << Bits) - 1));
}
