module journeys

go 1.19
