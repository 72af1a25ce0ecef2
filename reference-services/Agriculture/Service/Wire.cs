using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service.Domain;

namespace DigitalIndiaStack.Agriculture.Service;

/// <summary>The service's types as they stand on the wire.</summary>
internal static class Wire
{
    public static Application ToWire(this BenefitApplication application) => new()
    {
        ApplicationId = application.Id.Value,
        TrackingNumber = application.TrackingNumber,
        Scheme = application.Scheme,
        Status = application.Status,
        DecisionUrl = application.Status == ApplicationStatus.ConsentPending ? new Uri(application.DecisionUrl) : null,
        ConsentId = application.ConsentId,
        Evidence = application.Evidence,
        Reason = application.Reason,
        ReceiptNumber = application.ReceiptNumber,
        CreatedAt = application.CreatedAt,
        UpdatedAt = application.UpdatedAt,
    };
}
