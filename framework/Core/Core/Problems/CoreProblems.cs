using Microsoft.AspNetCore.Http;

namespace DigitalIndiaStack.Core.Problems;

/// <summary>Every reason for which Core refuses; the error table of specs/common/common.v1.md.</summary>
public static class CoreProblems
{
    /// <summary>The request breaks the specification; <c>errors</c> says where.</summary>
    public static readonly ProblemKind Malformed = new("API-0400", StatusCodes.Status400BadRequest);

    /// <summary>No access token, or one that is not good here.</summary>
    public static readonly ProblemKind Unauthenticated = new("API-0401", StatusCodes.Status401Unauthorized);

    /// <summary>The access token lacks the scope of the operation.</summary>
    public static readonly ProblemKind Forbidden = new("API-0403", StatusCodes.Status403Forbidden);

    /// <summary>Nothing is at this address.</summary>
    public static readonly ProblemKind NotFound = new("API-0404", StatusCodes.Status404NotFound);

    /// <summary>The address does not know the method; <c>Allow</c> names those it knows.</summary>
    public static readonly ProblemKind MethodNotAllowed = new("API-0405", StatusCodes.Status405MethodNotAllowed);

    /// <summary>The operation cannot answer in a media type that <c>Accept</c> names.</summary>
    public static readonly ProblemKind NotAcceptable = new("API-0406", StatusCodes.Status406NotAcceptable);

    /// <summary>The request did not arrive in time.</summary>
    public static readonly ProblemKind Late = new("API-0408", StatusCodes.Status408RequestTimeout);

    /// <summary>The first request with the same idempotency key still runs.</summary>
    public static readonly ProblemKind StillRunning = new("API-0409", StatusCodes.Status409Conflict);

    /// <summary>The entity has changed since the caller read it.</summary>
    public static readonly ProblemKind Stale = new("API-0412", StatusCodes.Status412PreconditionFailed);

    /// <summary>The body is larger than the operation takes.</summary>
    public static readonly ProblemKind TooLarge = new("API-0413", StatusCodes.Status413PayloadTooLarge);

    /// <summary>The body is in another media type than the operation takes.</summary>
    public static readonly ProblemKind UnsupportedMediaType = new("API-0415", StatusCodes.Status415UnsupportedMediaType);

    /// <summary>The idempotency key was used for another request.</summary>
    public static readonly ProblemKind KeyReused = new("API-0422", StatusCodes.Status422UnprocessableEntity);

    /// <summary>The operation wants <c>If-Match</c>.</summary>
    public static readonly ProblemKind PreconditionRequired = new("API-0428", StatusCodes.Status428PreconditionRequired);

    /// <summary>Too many requests of one caller; <c>Retry-After</c> says when to come again.</summary>
    public static readonly ProblemKind TooManyRequests = new("API-0429", StatusCodes.Status429TooManyRequests);

    /// <summary>The service failed.</summary>
    public static readonly ProblemKind Failed = new("API-0500", StatusCodes.Status500InternalServerError);

    /// <summary>A store or another block is down; <c>Retry-After</c> says when to come again.</summary>
    public static readonly ProblemKind Unavailable = new("API-0503", StatusCodes.Status503ServiceUnavailable);

    /// <summary>Every kind, in the order of the codes.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Malformed, Unauthenticated, Forbidden, NotFound, MethodNotAllowed, NotAcceptable, Late, StillRunning,
        Stale, TooLarge, UnsupportedMediaType, KeyReused, PreconditionRequired, TooManyRequests, Failed, Unavailable,
    ];

    /// <summary>The kind that tells what a bare status means.</summary>
    internal static ProblemKind OfStatus(int status) => All.FirstOrDefault(kind => kind.Status == status)
        ?? (status < StatusCodes.Status500InternalServerError ? Malformed : Failed) with { Status = status };
}
