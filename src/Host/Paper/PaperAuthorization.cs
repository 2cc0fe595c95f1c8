using Plimsoll.Host.Authorization;
using Plimsoll.Kernel.Authorization;

namespace Plimsoll.Host.Paper;

/// <summary>By what the strategies of a run are authorized while it goes on.</summary>
/// <param name="Place">The journal of evidence, and whose signatures count.</param>
/// <param name="Policy">Which evidence grants which level.</param>
/// <param name="Subjects">What runs, by strategy.</param>
internal sealed record PaperAuthorization(
    EvidencePlace Place, AuthorizationPolicy Policy, IReadOnlyList<EvidenceSubject> Subjects);
