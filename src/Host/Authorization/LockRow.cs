namespace Plimsoll.Host.Authorization;

/// <summary>One lock.</summary>
/// <param name="Name">Its name, stable: it stands in JSON.</param>
/// <param name="IsOpen">Whether it lets live trading pass.</param>
/// <param name="Text">Why, or what is missing.</param>
internal sealed record LockRow(string Name, bool IsOpen, string Text);
