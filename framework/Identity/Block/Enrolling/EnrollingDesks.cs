using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Identity.Block.Enrolling;

/// <summary>The desks of clause 14.</summary>
internal sealed record EnrollingDesks(ApplicationDesk Applications, FilingDesk Filings, ReviewDesk Reviews, CorrectionDesk Corrections, CivilDesks Civil);

/// <summary>The desks for what becomes of persons who are enrolled.</summary>
internal sealed record CivilDesks(StandingDesk Standing, GuardianDesk Guardians);

/// <summary>Adds them.</summary>
internal static class EnrollingServices
{
    public static void AddEnrolling(this IServiceCollection services)
    {
        services.AddScoped<CandidateSearch>();
        services.AddScoped<ApplicationBook>();
        services.AddScoped<ApplicationAnswers>();
        services.AddScoped<ReviewParts>();
        services.AddScoped<ApplicationDesk>();
        services.AddScoped<FilingDesk>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<CorrectionDesk>();
        services.AddScoped<StandingDesk>();
        services.AddScoped<GuardianDesk>();
        services.AddScoped<CivilDesks>();
        services.AddScoped<EnrollingDesks>();
    }
}
