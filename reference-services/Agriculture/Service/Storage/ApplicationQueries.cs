using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;
using DigitalIndiaStack.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace DigitalIndiaStack.Agriculture.Service.Storage;

/// <summary>What the service asks of its store.</summary>
internal static class ApplicationQueries
{
    extension(AgricultureDbContext db)
    {
        /// <summary>The applications of the tenant after one of them, oldest first.</summary>
        /// <param name="status">Only those in this state; all when <see langword="null"/>.</param>
        public IQueryable<BenefitApplication> InState(ApplicationStatus? status, ApplicationId after) =>
            db.Applications.AsNoTracking()
                .Where(application => application.Id > after && (status == null || application.Status == status))
                .OrderBy(application => application.Id);

        /// <summary>The applications of some tenants that are to be paid, oldest first.</summary>
        public Task<List<DueWork<ApplicationId>>> ApprovedAsync(IReadOnlyList<string> tenants, CancellationToken cancellationToken) =>
            db.Applications.IgnoreQueryFilters()
                .Where(application => EF.Parameter(tenants).Contains(application.Tenant) && application.Status == ApplicationStatus.Approved)
                .OrderBy(application => application.Id)
                .Select(application => new DueWork<ApplicationId>(application.Tenant, application.Id))
                .ToListAsync(cancellationToken);

        /// <summary>The state of the application of a tracking number, in whichever tenant it is: the number alone is what the holder has (AGR-5.2).</summary>
        public Task<ApplicationProgress?> ProgressOfAsync(string trackingNumber, CancellationToken cancellationToken) =>
            db.Applications.IgnoreQueryFilters().AsNoTracking()
                .Where(application => application.TrackingNumber == trackingNumber)
                .Select(application => new ApplicationProgress
                {
                    TrackingNumber = application.TrackingNumber,
                    Status = application.Status,
                    UpdatedAt = application.UpdatedAt,
                })
                .FirstOrDefaultAsync(cancellationToken);
    }
}
