namespace Plimsoll.Model.Ids;

/// <summary>
/// The number of an execution at its venue; venue and number together name a fill once and for all. <c>default</c> (0)
/// means "no execution".
/// </summary>
/// <param name="Value">1 or greater; 0 for none.</param>
public readonly record struct ExecutionId(long Value);
