namespace Plimsoll.Tests.Journal.Files;

/// <summary>The machine stops here. Not an I/O error: nothing in the product may catch it.</summary>
internal sealed class PowerCut : Exception;
