import { configure } from '@testing-library/react'

// A busy machine may need longer than a second to draw; only a test that fails waits this long.
configure({ asyncUtilTimeout: 15_000 })
