namespace Plimsoll.Tests.Architecture.Source;

/// <summary>One breach of a rule: where (line counts from 1), what is wrong, and what to do about it.</summary>
internal sealed record Finding(string Path, int Line, string Problem, string Remedy)
{
    public override string ToString() => $"{Path}:{Line}: {Problem}. {Remedy}.";
}
