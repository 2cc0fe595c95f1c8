using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Paper;

/// <summary>What a strategy of a run may do from now on, and who said so.</summary>
/// <param name="Grant">Level and caps; until when by the machine's clock.</param>
/// <param name="Who">Who issued what was put on record last, or withdrew it.</param>
/// <param name="Why">Why, in a sentence.</param>
internal sealed record AuthorizationStep(AuthorizationGrant Grant, string Who, string Why);
