// The framework has an ApplicationId of its own, which nothing here means.
global using ApplicationId = DigitalIndiaStack.Agriculture.Service.Domain.ApplicationId;
