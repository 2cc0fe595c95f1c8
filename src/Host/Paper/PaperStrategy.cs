using Plimsoll.Host.Strategies;

namespace Plimsoll.Host.Paper;

/// <summary>One of the strategies of a paper run.</summary>
/// <param name="Name">Its name in this run; unique.</param>
/// <param name="Reference">How it was named, without folders.</param>
/// <param name="Loaded">Its class.</param>
/// <param name="Parameters">Its parameters as they were set.</param>
internal sealed record PaperStrategy(
    string Name, string Reference, LoadedStrategy Loaded, IReadOnlyDictionary<string, string> Parameters);
