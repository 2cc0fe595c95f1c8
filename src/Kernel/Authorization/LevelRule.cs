namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// What grants a level: one of several lists of requirements. The rules of all lower levels must hold as well.
/// </summary>
/// <param name="Level">Above <see cref="AuthorizationLevel.Denied"/>.</param>
/// <param name="AnyOf">One of these must hold; empty: the level is never granted.</param>
/// <param name="Caps">How far the level reaches.</param>
public sealed record LevelRule(AuthorizationLevel Level, IReadOnlyList<RuleAlternative> AnyOf, LevelCaps Caps);
