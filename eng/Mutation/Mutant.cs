namespace Plimsoll.Mutation;

/// <summary>One change of the source.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Kind">What kind of change.</param>
/// <param name="Before">What stands there.</param>
/// <param name="After">What would stand there.</param>
internal sealed record Mutant(int Number, string File, int Line, string Kind, string Before, string After)
{
    /// <summary>Says the same in every run, whatever the number.</summary>
    public string Key => $"{File}|{Line}|{Kind}|{Before}|{After}";
}
