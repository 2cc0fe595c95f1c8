using Plimsoll.Model.Values;

namespace Plimsoll.Data.Import;

/// <summary>Turns decimal numbers into steps of one grid, quickly where the step is a power of ten.</summary>
internal readonly struct GridScale
{
    private readonly DecimalGrid grid;
    private readonly int decimals;
    private readonly bool isPowerOfTen;

    public GridScale(DecimalGrid grid)
    {
        this.grid = grid;
        decimals = grid.Decimals;
        isPowerOfTen = grid.Mantissa == 1;
    }

    /// <summary>The step.</summary>
    public DecimalGrid Grid => grid;

    /// <returns>False when the number does not lie on the grid, or is too large.</returns>
    public bool TryToSteps(long digits, int digitDecimals, out long steps)
    {
        if (!isPowerOfTen || digitDecimals > decimals)
        {
            return grid.TryToSteps(digits, digitDecimals, out steps);
        }

        if (digitDecimals == decimals)
        {
            steps = digits;
            return true;
        }

        var product = Math.BigMul(digits, PowersOfTen.Int64(decimals - digitDecimals), out steps);
        return product == steps >> 63;
    }
}
