namespace Plimsoll.Data.Import;

/// <summary>What is wrong with one row; one object serves all rows.</summary>
internal sealed class RowFault
{
    /// <summary>What sort of mistake it is.</summary>
    public DataErrorKind Kind { get; private set; }

    /// <summary>Index of the cell; -1 when the row as a whole is meant.</summary>
    public int Cell { get; private set; }

    /// <summary>What was expected instead.</summary>
    public string Expected { get; private set; } = "";

    /// <summary>Records the fault.</summary>
    /// <returns>Always false, so that a reader can return it.</returns>
    public bool Set(DataErrorKind kind, int cell, string expected)
    {
        Kind = kind;
        Cell = cell;
        Expected = expected;
        return false;
    }
}
