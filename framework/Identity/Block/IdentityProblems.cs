using DigitalIndiaStack.Core.Problems;
using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Identity.Block;

/// <summary>Every reason for which this block refuses; the error table of the rules, section 9.</summary>
internal static class IdentityProblems
{
    public static readonly ProblemKind NotFound = new("IDN-0404", StatusCodes.Status404NotFound);
    public static readonly ProblemKind PinTooSimple = new("IDN-0422", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind BirthInFuture = new("IDN-0423", StatusCodes.Status422UnprocessableEntity);

    public static readonly ProblemKind ClientNameUnfit = new("IDN-0440", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind ClientNameTaken = new("IDN-0441", StatusCodes.Status409Conflict);
    public static readonly ProblemKind RedirectUnfit = new("IDN-0442", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind ClientKeysUnfit = new("IDN-0443", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind ClientsFull = new("IDN-0444", StatusCodes.Status409Conflict);
    public static readonly ProblemKind CountryUnknown = new("IDN-0445", StatusCodes.Status422UnprocessableEntity);

    public static readonly ProblemKind ProofRefused = new("IDN-0465", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind TooLargeForPrint = new("IDN-0466", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind SignInLocked = new("IDN-0467", StatusCodes.Status403Forbidden);

    public static readonly ProblemKind VirtualIdActive = new("IDN-0510", StatusCodes.Status409Conflict);

    public static readonly ProblemKind VirtualIdRevoked = new("IDN-0511", StatusCodes.Status409Conflict);

    public static readonly ProblemKind ItemsUnfit = new("IDN-0512", StatusCodes.Status422UnprocessableEntity);

    public static readonly ProblemKind PermissionDecided = new("IDN-0513", StatusCodes.Status409Conflict);

    public static readonly ProblemKind PermissionNotHeld = new("IDN-0514", StatusCodes.Status409Conflict);

    public static readonly ProblemKind VerifiedTooOften = new("IDN-0515", StatusCodes.Status429TooManyRequests);

    public static readonly ProblemKind KeyUnusable = new("IDN-0516", StatusCodes.Status422UnprocessableEntity);

    public static readonly ProblemKind ApplicationStateRefuses = new("IDN-0475", StatusCodes.Status409Conflict);
    public static readonly ProblemKind DecidedByFiler = new("IDN-0476", StatusCodes.Status409Conflict);
    public static readonly ProblemKind NoEvidence = new("IDN-0477", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind AgentUnnamed = new("IDN-0478", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind ReasonMissing = new("IDN-0479", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind CandidateAppeared = new("IDN-0480", StatusCodes.Status409Conflict);
    public static readonly ProblemKind NothingToCorrect = new("IDN-0481", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind CorrectionOpen = new("IDN-0482", StatusCodes.Status409Conflict);
    public static readonly ProblemKind PersonStateRefuses = new("IDN-0483", StatusCodes.Status409Conflict);
    public static readonly ProblemKind OfAge = new("IDN-0484", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind GuardianUnfit = new("IDN-0485", StatusCodes.Status422UnprocessableEntity);
    public static readonly ProblemKind GuardianAlready = new("IDN-0486", StatusCodes.Status409Conflict);
    public static readonly ProblemKind GuardianshipOver = new("IDN-0487", StatusCodes.Status409Conflict);

    public static readonly ProblemKind CorrectionNotReturned = new("IDN-0525", StatusCodes.Status409Conflict);

    public static readonly ProblemKind ImportStateRefuses = new("IDN-0500", StatusCodes.Status409Conflict);
    public static readonly ProblemKind ReleasedByMaker = new("IDN-0501", StatusCodes.Status409Conflict);
    public static readonly ProblemKind ActivatedByImporter = new("IDN-0502", StatusCodes.Status409Conflict);
    public static readonly ProblemKind ActivatedAlready = new("IDN-0503", StatusCodes.Status409Conflict);
    public static readonly ProblemKind ImportNotReturned = new("IDN-0504", StatusCodes.Status409Conflict);

    /// <summary>All of them, for the check that each has a text.</summary>
    public static readonly IReadOnlyList<ProblemKind> All =
    [
        NotFound, PinTooSimple, BirthInFuture, VirtualIdActive, VirtualIdRevoked, ItemsUnfit, PermissionDecided, PermissionNotHeld, VerifiedTooOften, KeyUnusable,
        ApplicationStateRefuses, DecidedByFiler, NoEvidence, AgentUnnamed, ReasonMissing, CandidateAppeared,
        NothingToCorrect, CorrectionOpen, PersonStateRefuses, OfAge, GuardianUnfit, GuardianAlready, GuardianshipOver, CorrectionNotReturned,
        ImportStateRefuses, ReleasedByMaker, ActivatedByImporter, ActivatedAlready, ImportNotReturned,
        ClientNameUnfit, ClientNameTaken, RedirectUnfit, ClientKeysUnfit, ClientsFull, CountryUnknown,
        ProofRefused, TooLargeForPrint, SignInLocked,
    ];
}
