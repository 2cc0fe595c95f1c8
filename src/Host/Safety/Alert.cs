namespace Plimsoll.Host.Safety;

/// <summary>Something that a person should know.</summary>
/// <param name="Cause">What happened, in one word or two; equal causes are counted together.</param>
/// <param name="Evidence">What it was seen by.</param>
/// <param name="Did">What the system did about it.</param>
/// <param name="Needs">What it needs now; "nothing" when nothing.</param>
internal sealed record Alert(string Cause, string Evidence, string Did, string Needs);
